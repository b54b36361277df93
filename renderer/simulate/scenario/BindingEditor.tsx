import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Plan } from '../../../simulation/index.ts'
import { useExercise } from '../../stores/exerciseStore.ts'
import { simulateTexts as texts } from '../../texts/simulate.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Combo } from '../../ui/Combo.tsx'
import { type BindingRow, nameInPlan } from './bindingRows.ts'

const words = texts.binding

type Props = { readonly plan: Plan; readonly row: BindingRow }

/** What one target of the scenario stands for in this plan. */
export function BindingEditor({ plan, row }: Props): ReactNode {
  const bind = useExercise((exercise) => exercise.bind)
  const unbind = useExercise((exercise) => exercise.unbind)
  const { id, target, name, bound, candidates } = row
  const isUnbound = bound.length === 0
  const others = candidates.filter((candidate) => !bound.includes(candidate))
  const kind = words.kinds[target.kind]
  return (
    <div className="sim-binding" data-unbound={isUnbound}>
      <h4>{name}</h4>
      {target.describe !== undefined && <p className="sim-note">{target.describe}</p>}
      {isUnbound && (
        <p className="sim-ask">{candidates.length === 0 ? words.nothing(kind) : words.ask}</p>
      )}
      {bound.length > 0 && (
        <ul className="sim-chips">
          {bound.map((thing) => (
            <li key={thing} className="sim-chip">
              <span className="ellipsis">{nameInPlan(plan, thing)}</span>
              <IconButton
                label={words.remove(nameInPlan(plan, thing))}
                onPress={() =>
                  bind(
                    id,
                    bound.filter((one) => one !== thing),
                  )
                }
              >
                <X size={12} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Combo
          // A new one after each choice, so that the field is empty again.
          key={bound.join(' ')}
          label={`${name}: ${isUnbound ? words.choose : words.add}`}
          placeholder={isUnbound ? words.choose : words.add}
          options={others.map((thing) => ({ id: thing, text: nameInPlan(plan, thing) }))}
          value={undefined}
          onChange={(thing) => bind(id, [...bound, thing])}
        />
      )}
      {row.isByHand && row.hasSuggestion && (
        <Button size="small" look="quiet" onPress={() => unbind(id)}>
          {words.reset}
        </Button>
      )}
    </div>
  )
}
