/**
 * Lines of a sketch about what people are asked to decide.
 */
import {
  type Attribute,
  type Attributes,
  readAttributes,
  takes,
  within,
  word,
} from './attributes.ts'
import { addTarget, type Story } from './story.ts'
import { type Fields } from './attributes.ts'
import { Words } from './words.ts'

const point: Attributes = {
  asked: word('at'),
  within: word('answerWithin'),
  default: word('default'),
  of: word('asks'),
}

/** `point move  fallen web  below 0.5  after 5m  within 30m  default stay`. */
export function readPoint(line: string, plan: Fields, story: Story): void {
  const fallen: Attribute = ({ words, fields }) => {
    const target = addTarget(line, words.list('what falls'), { plan, story })
    fields.when = { ...(fields.when as Fields), target }
  }
  const when =
    (key: string, read: (text: string) => unknown): Attribute =>
    ({ words, fields }) => {
      fields.when = { ...(fields.when as Fields), [key]: read(words.one(key)) }
    }
  const attributes = {
    ...point,
    fallen,
    below: when('below', Number),
    after: when('after', String),
  }
  const words = new Words(line, Object.keys(attributes))
  words.one('point')
  const id = words.one('an id')
  const fields: Fields = { question: `What about ${id}?`, options: {} }
  within(story.scenario, 'decisionPoints')[id] = fields
  readAttributes({ words, id, fields, plan, needs: [] }, attributes)
}

const lists = {
  repairs: 'repairs',
  starts: 'starts',
  stops: 'stops',
  isolates: 'isolates',
  reconnects: 'reconnects',
  calls: 'calls',
  'begins-workaround': 'beginsWorkaround',
} as const

/** `option move/go  isolates eu  takes 5m`: effects name things of the plan. */
export function readOption(line: string, plan: Fields, story: Story): void {
  const target =
    (key: string): Attribute =>
    ({ words, fields }) => {
      fields[key] = [addTarget(line, words.list('what it is done to'), { plan, story })]
    }
  const attributes: Attributes = {
    action: word('action'),
    takes: takes('takes'),
    'fails-over-of': ({ words, fields }) => {
      fields.failsOver = addTarget(line, words.list('what is left'), { plan, story })
    },
    ...Object.fromEntries(Object.entries(lists).map(([name, key]) => [name, target(key)])),
  }
  const words = new Words(line, Object.keys(attributes))
  words.one('option')
  const [id = '', key = ''] = words.one('a point and an option').split('/')
  const fields: Fields = {}
  const points = within(story.scenario, 'decisionPoints')
  within(within(points, id), 'options')[key] = fields
  readAttributes({ words, id: key, fields, plan, needs: [] }, attributes)
}
