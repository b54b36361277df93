import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Outline } from '../outline/Outline.tsx'
import { Palette } from '../palette/Palette.tsx'
import { changeView, useView } from '../stores/viewStore.ts'
import { appTexts } from '../texts/app.ts'

/** The left panel while drawing: what can be added, or what is there. */
export function DrawLeft() {
  const tab = useView((view) => view.leftTab)
  return (
    <Tabs
      className="tabs"
      selectedKey={tab}
      onSelectionChange={(key) => changeView({ leftTab: key === 'outline' ? 'outline' : 'add' })}
    >
      <TabList className="tab-list" aria-label={appTexts.tabs.label}>
        <Tab id="add" className="tab">
          {appTexts.tabs.add}
        </Tab>
        <Tab id="outline" className="tab">
          {appTexts.tabs.outline}
        </Tab>
      </TabList>
      <TabPanel id="add" className="tab-panel">
        <Palette />
      </TabPanel>
      <TabPanel id="outline" className="tab-panel">
        <Outline />
      </TabPanel>
    </Tabs>
  )
}
