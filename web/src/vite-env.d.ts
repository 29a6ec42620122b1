/// <reference types="vite/client" />
declare module 'virtual:zh' {
  const words: Record<string, string>
  export default words
}
declare module 'virtual:zh/admin' {
  const words: Record<string, string>
  export default words
}
declare module 'virtual:mantine' {}
