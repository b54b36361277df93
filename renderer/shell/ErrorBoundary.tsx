import { Component, type ReactNode } from 'react'
import { appTexts } from '../texts/app.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

type Props = { readonly children: ReactNode }
type State = { readonly failure: Error | undefined }

/** Keeps a fault of ours in one part of the window, and offers it for a report. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined }

  static getDerivedStateFromError(failure: unknown): State {
    return { failure: failure instanceof Error ? failure : new Error(String(failure)) }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    const details = `${failure.message}\n${failure.stack ?? ''}`
    return (
      <EmptyState title={appTexts.failedTitle} text={`${appTexts.failedText} ${failure.message}`}>
        <Button onPress={() => void navigator.clipboard.writeText(details)}>
          {appTexts.failedCopy}
        </Button>
        <Button look="primary" onPress={() => this.setState({ failure: undefined })}>
          {appTexts.failedAgain}
        </Button>
      </EmptyState>
    )
  }
}
