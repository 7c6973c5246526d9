import { useEffect, useState } from 'react';
import css from './qr-code.module.css';

export interface QrCodeProps {
  text: string;
  /** What it is, for those who do not see it. */
  label: string;
}

/** A code that another phone's camera reads. Black on white in every colour scheme: cameras expect it so. */
export function QrCode({ text, label }: QrCodeProps) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let isLeft = false;
    async function show() {
      const next = await draw(text);
      if (!isLeft) setDrawn(next);
    }
    void show();
    return () => {
      isLeft = true;
    };
  }, [text]);
  if (drawn === null) return <div className={css.code} />;
  return (
    <svg className={css.code} viewBox={`0 0 ${drawn.size} ${drawn.size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={drawn.path} />
    </svg>
  );
}

/** Every dark square as a step of one path. The library comes when the first code is drawn. */
async function draw(text: string): Promise<{ size: number; path: string }> {
  const { encode } = await import('uqr');
  const { data, size } = encode(text, { ecc: 'L', border: 4 });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
