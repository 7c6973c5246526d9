import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

export interface ErrorBoundaryWords {
  title: string;
  /** What is safe and what to do, made of the error. */
  sentence: (error: unknown) => string;
  again: string;
}

export interface ErrorBoundaryProps {
  words: ErrorBoundaryWords;
  /** Another value (the address) means another page: it gets a new chance. */
  resetKey?: string;
  /** Tells the one who keeps the log. */
  onError?: (error: unknown) => void;
  children: ReactNode;
}

type Caught = { kind: 'fine' } | { kind: 'broken'; error: unknown };

/** What a page says instead of itself when it breaks. React offers this to classes only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { caught: Caught }> {
  override state: { caught: Caught } = { caught: { kind: 'fine' } };

  static getDerivedStateFromError(error: unknown): { caught: Caught } {
    return { caught: { kind: 'broken', error } };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.resetKey !== this.props.resetKey && this.state.caught.kind === 'broken') this.tryAgain();
  }

  tryAgain(): void {
    this.setState({ caught: { kind: 'fine' } });
  }

  override render(): ReactNode {
    const { caught } = this.state;
    const { words, children } = this.props;
    if (caught.kind === 'fine') return children;
    return (
      <Notice
        tone="wrong"
        title={words.title}
        action={<Button onClick={() => this.tryAgain()}>{words.again}</Button>}
      >
        {words.sentence(caught.error)}
      </Notice>
    );
  }
}
