/**
 * The report as one HTML file: no script, nothing from elsewhere, made to be printed as well as read.
 */
import type { Report } from './contract.ts'
import { gapsSection, glossarySection, inventorySection, methodSection } from './closingSections.ts'
import { loadSection } from './loadSection.ts'
import { decisionsSection } from './decisionSection.ts'
import {
  allInputsSection,
  coverMarkup,
  hasMoreInputs,
  inputsSection,
  storySection,
  verdictSection,
} from './openingSections.ts'
import {
  causesSection,
  fleetsSection,
  pathsSection,
  pictureSection,
  recoverySection,
  timelineSection,
} from './runSections.ts'
import { pageToHtml } from './page.ts'
import { type Section, sectionMarkup } from './tables.ts'

function sectionsOf(report: Report): readonly Section[] {
  return [
    verdictSection(report),
    // The picture lies on its side and so takes a page; the verdict leaves one at its end.
    pictureSection(report),
    inputsSection(report),
    storySection(report),
    timelineSection(report),
    ...(report.decisions.length === 0 ? [] : [decisionsSection(report)]),
    recoverySection(report),
    ...(report.paths.length === 0 ? [] : [pathsSection(report)]),
    ...(report.causes === null ? [] : [causesSection(report.causes)]),
    ...(report.fleets.length === 0 ? [] : [fleetsSection(report)]),
    ...(report.loads.length === 0 ? [] : [loadSection(report)]),
    gapsSection(report),
    methodSection(),
    ...(hasMoreInputs(report) ? [allInputsSection(report)] : []),
    inventorySection(report),
    glossarySection(),
  ]
}

/** One self-contained file; the same report gives the same bytes. */
export function reportToHtml(report: Report): string {
  const title = `${report.identity.plan}: ${report.identity.scenario}`
  const sections = sectionsOf(report)
  return pageToHtml({
    title,
    footer: title,
    generator: `Blackstart, engine ${report.identity.engineVersion}`,
    main: [
      coverMarkup(report, sections),
      ...sections.map((section, at) => sectionMarkup(section, at + 1)),
    ],
  })
}
