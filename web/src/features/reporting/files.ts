// Files of a report that the desk does not have yet, kept in this browser under the key of the report.

const store = 'files'

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('yitai', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function ask<T>(mode: IDBTransactionMode, question: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = question(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

export const keepFiles = (key: string, files: File[]): Promise<unknown> =>
  files.length > 0
    ? ask('readwrite', kept => kept.put(files, key))
    : ask<undefined>('readwrite', kept => kept.delete(key))

export const keptFiles = async (key: string): Promise<File[]> => (await ask('readonly', kept => kept.get(key))) ?? []
