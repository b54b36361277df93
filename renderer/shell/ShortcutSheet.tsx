import { changeView } from '../stores/viewStore.ts'
import { appTexts, canvasKeyTexts, commandTexts, timelineKeyTexts } from '../texts/app.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Keys } from '../ui/Keys.tsx'
import type { CommandGroup } from './command.ts'
import { commands } from './commands.ts'

const groups: readonly CommandGroup[] = ['file', 'edit', 'view', 'canvas', 'mode', 'help']

/** All keys, from the same table that listens to them. */
export function ShortcutSheet() {
  return (
    <Dialog
      title={appTexts.shortcutsTitle}
      closeLabel={appTexts.close}
      size="wide"
      onClose={() => changeView({ dialog: undefined })}
    >
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group}>
            <h3>{appTexts.shortcutGroups[group]}</h3>
            <dl>
              {rowsOf(group).map(({ keys, text }) => (
                <div key={text}>
                  <dt>{text}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function rowsOf(group: CommandGroup): readonly { keys: string; text: string }[] {
  const own = commands.flatMap((command) =>
    command.group === group && command.keys !== undefined
      ? [{ keys: command.keys, text: commandTexts[command.id] }]
      : [],
  )
  if (group === 'run') return [...own, ...timelineKeyTexts]
  return group === 'canvas' ? [...canvasKeyTexts, ...own] : own
}
