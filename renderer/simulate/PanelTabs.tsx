import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'

export type Sheet<Id extends string> = {
  readonly id: Id
  readonly title: string
  /** Shown behind the title, such as how many there are. */
  readonly count?: number | undefined
  readonly content: ReactNode
  /** Stand at the end of the row of titles while the sheet is in sight. */
  readonly controls?: ReactNode
}

type Props<Id extends string> = {
  readonly label: string
  readonly sheets: readonly Sheet<Id>[]
  readonly shown: Id
  readonly onShow: (id: Id) => void
}

/** Several sheets in one panel, one of them in sight. */
export function PanelTabs<Id extends string>(props: Props<Id>): ReactNode {
  const { label, sheets, shown, onShow } = props
  const controls = sheets.find((sheet) => sheet.id === shown)?.controls
  return (
    <Tabs
      className="sim-tabs"
      selectedKey={shown}
      onSelectionChange={(key) => {
        const sheet = sheets.find((one) => one.id === key)
        if (sheet !== undefined) onShow(sheet.id)
      }}
    >
      <div className="sim-tab-row">
        <TabList aria-label={label} className="sim-tab-list">
          {sheets.map(({ id, title, count }) => (
            <Tab key={id} id={id} className="sim-tab">
              {title} {count !== undefined && <span className="sim-tab-count number">{count}</span>}
            </Tab>
          ))}
        </TabList>
        {controls !== undefined && <div className="sim-tab-controls">{controls}</div>}
      </div>
      {sheets.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="sim-tab-panel">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
