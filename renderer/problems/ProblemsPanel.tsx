import { CircleAlert, CircleCheck, TriangleAlert, Wrench } from 'lucide-react'
import { useMemo, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components'
import type { Plan, Problem } from '../../simulation/index.ts'
import { isEntityKey, nameOf } from '../editing/collections.ts'
import { applyEdit, usePlan } from '../stores/documentStore.ts'
import { keyOfProblem, usePlanProblems } from '../stores/problemsOf.ts'
import { changeView, reveal, type SelectionKey, select } from '../stores/viewStore.ts'
import { problemTexts } from '../texts/panels.ts'
import { partTexts } from '../texts/things.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Segments } from '../ui/Segments.tsx'
import { type QuickFix, quickFixOf } from './quickFixes.ts'

type Filter = keyof typeof problemTexts.filters

const filters: readonly Filter[] = ['all', 'error', 'warning']

/** What is wrong with the plan, worst first; each leads to its place. */
export function ProblemsPanel() {
  const plan = usePlan()
  const { all } = usePlanProblems()
  const [filter, setFilter] = useState<Filter>('all')
  const shown = useMemo(() => toRows(plan, all, filter), [plan, all, filter])
  return (
    <div className="problems">
      <header className="problem-tools">
        <Segments
          label={problemTexts.filter}
          size="small"
          options={filters.map((id) => ({ id, text: problemTexts.filters[id] }))}
          value={filter}
          onChange={setFilter}
        />
      </header>
      {all.length === 0 ? (
        <EmptyState
          icon={<CircleCheck size={20} strokeWidth={1.5} />}
          title={problemTexts.noneTitle}
          text={problemTexts.noneText}
        />
      ) : (
        <GridList
          className="problem-list"
          aria-label={problemTexts.label}
          items={shown}
          onAction={(id) => {
            const row = shown.find((one) => one.id === id)
            if (row !== undefined) jump(row)
          }}
        >
          {(row) => <ProblemItem row={row} />}
        </GridList>
      )}
    </div>
  )
}

type Row = {
  readonly id: string
  readonly problem: Problem
  readonly key: SelectionKey
  readonly place: string
  readonly fix: QuickFix | undefined
}

function ProblemItem({ row }: { readonly row: Row }) {
  const { problem, key, place } = row
  const isError = problem.severity === 'error'
  const Mark = isError ? CircleAlert : TriangleAlert
  return (
    <GridListItem
      id={row.id}
      className={`problem problem-${problem.severity}`}
      textValue={problem.message}
      onHoverStart={() => changeView({ hovered: isEntityKey(key) ? key : undefined })}
      onHoverEnd={() => changeView({ hovered: undefined })}
    >
      <Mark size={15} aria-label={isError ? problemTexts.error : problemTexts.warning} />
      <span className="problem-text">
        <strong>{problem.message}</strong> <span>{problem.hint}</span>
      </span>
      <span className="problem-place ellipsis">{place}</span>
      {row.fix !== undefined && <FixButton fix={row.fix} />}
      <code>{problem.code}</code>
    </GridListItem>
  )
}

/** Mends the problem in one step, which Undo takes back. */
function FixButton({ fix }: { readonly fix: QuickFix }) {
  const { text, edit } = fix
  return (
    <Button
      size="small"
      icon={<Wrench size={12} aria-hidden="true" />}
      onPress={() => applyEdit(edit, text)}
    >
      {text}
    </Button>
  )
}

function jump({ key, problem }: Row): void {
  if (isEntityKey(key)) reveal(key)
  else select([key])
  changeView({ fieldRequest: { path: problem.where.path } })
}

function toRows(plan: Plan, problems: readonly Problem[], filter: Filter): readonly Row[] {
  return problems
    .filter((problem) => filter === 'all' || problem.severity === filter)
    .map((problem, index) => {
      const key = keyOfProblem(plan, problem)
      const place = isEntityKey(key) ? nameOf(plan, key) : partTexts[key]
      const id = `${index} ${problem.code} ${problem.where.path.join('/')}`
      return { id, problem, key, place, fix: quickFixOf(plan, problem) }
    })
    .sort((a, b) => rank(a.problem) - rank(b.problem))
}

function rank(problem: Problem): number {
  return problem.severity === 'error' ? 0 : 1
}
