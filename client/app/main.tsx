import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#client/ui/tokens.css';
import '#client/ui/fonts.css';
import '#client/ui/base.css';
import { loadPhone } from '#client/store/phone.ts';
import { App } from './app.tsx';
import { registerServiceWorker } from './register-service-worker.ts';
import { reloadOnMissingChunk } from './reload-on-missing-chunk.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

reloadOnMissingChunk();
void loadPhone();
void registerServiceWorker();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
