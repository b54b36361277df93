import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'

export type Sheet<Id extends string> = {
  readonly id: Id
  readonly title: string
  /** Shown behind the title, such as how many there are. */
  readonly count?: number | undefined
  readonly content: ReactNode
}

type Props<Id extends string> = {
  readonly label: string
  readonly sheets: readonly Sheet<Id>[]
  readonly shown: Id
  readonly onShow: (id: Id) => void
  /** Stands at the end of the row of titles. */
  readonly children?: ReactNode
}

/** Several sheets in one panel, one of them in sight. */
export function PanelTabs<Id extends string>(props: Props<Id>): ReactNode {
  const { label, sheets, shown, onShow, children } = props
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
              {title}
              {count !== undefined && <span className="sim-tab-count number">{count}</span>}
            </Tab>
          ))}
        </TabList>
        {children}
      </div>
      {sheets.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="sim-tab-panel">
          {content}
        </TabPanel>
      ))}
    </Tabs>
  )
}
