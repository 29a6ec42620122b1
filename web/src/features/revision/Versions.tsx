// The versions of what is published: who made them, when and why, what each changed, and going back to one.
import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { PersonName } from '~/features/people/Person'
import type { AnyKind, Values } from '~/features/rows/kind'
import { Part } from '~/features/rows/Part'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Moment } from '~/ui/Moment'
import { Changes } from './Changes'
import { Restoration } from './Restoration'
import classes from './Revision.module.css'
import { type Place, useVersions, type Version } from './revision.api'
import { deeds } from './words'

export interface VersionsProps {
  kind: AnyKind
  place: Place
  published: number
  /** None: versions are only looked at. */
  put: ((content: Values, basedOn: number) => void) | null
  done: (name: string) => void
}

export function Versions(props: VersionsProps) {
  const { t } = useTranslation()
  const [befores, setBefores] = useState<(number | null)[]>([null])
  return (
    <Part title={t('Versions')}>
      {befores.map((before, at) => (
        <Page
          key={before}
          {...props}
          before={before}
          more={at + 1 === befores.length ? next => setBefores([...befores, next]) : null}
        />
      ))}
    </Part>
  )
}

interface PageProps extends VersionsProps {
  before: number | null
  more: ((before: number) => void) | null
}

function Page({ before, more, ...props }: PageProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useVersions(props.place, before)
  if (error) return <Failure of={error} again={() => void refetch()} />
  if (!data) return <Skeleton h={80} />
  return (
    <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {data.data.map(version => (
        <Line key={version.version} {...props} version={version} />
      ))}
      {more && data.before && (
        <li>
          <Button variant="subtle" onClick={() => more(data.before!)}>
            {t('Show more')}
          </Button>
        </li>
      )}
    </Stack>
  )
}

function Line({ version, ...props }: VersionsProps & { version: Version }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState<'changes' | 'restoring' | null>(null)
  const isPublished = version.version === props.published
  const name = t('Version {{version}}', { version: version.version })
  return (
    <li aria-label={name}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {isPublished && (
          <Badge variant="light" radius="sm" tt="none">
            {t('Published')}
          </Badge>
        )}
        <Text size="sm">
          {t(deeds[version.what] ?? version.what)} · <Moment at={version.at} />{' '}
          {version.by ? <PersonName login={version.by} /> : version.at ? t('By itself') : t('With the desk')}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={isOpen === 'changes'}
          onClick={() => setOpen(isOpen === 'changes' ? null : 'changes')}
        >
          {t('What changed')}
        </Button>
        {props.put && !isPublished && (
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen === 'restoring'}
            onClick={() => setOpen(isOpen === 'restoring' ? null : 'restoring')}
          >
            {t('Restore this version')}
          </Button>
        )}
      </Group>
      {version.restored_from && (
        <Text size="sm">{t('Restored from version {{version}}', { version: version.restored_from })}</Text>
      )}
      {version.reason && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{version.reason}</bdi>
        </Text>
      )}
      {isOpen === 'changes' && (
        <div className={classes.preview}>
          <Changes kind={props.kind} changes={version.changes} label={t('What changed')} />
        </div>
      )}
      {isOpen === 'restoring' && <Restoration {...props} version={version.version} close={() => setOpen(null)} />}
    </li>
  )
}
