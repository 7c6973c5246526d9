/** A file of text that was made here. */
export interface MadeFile {
  name: string;
  text: string;
}

/** Whether this browser hands such files to other apps. */
export function mayShare(files: readonly MadeFile[]): boolean {
  return files.length > 0 && 'canShare' in navigator && navigator.canShare({ files: files.map(asFile) });
}

/** Hands files to an app that the person chooses. `false`: they thought better of it, or the browser did. */
export async function shareFiles(files: readonly MadeFile[]): Promise<boolean> {
  try {
    await navigator.share({ files: files.map(asFile) });
    return true;
  } catch {
    return false;
  }
}

/** Puts files where downloads go. */
export function saveFiles(files: readonly MadeFile[]): void {
  for (const file of files) {
    const address = URL.createObjectURL(asFile(file));
    const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
    link.click();
    // The browser reads it in its own time; a minute is longer than any.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

// Plain text: few kinds of file may be shared, and messengers let this one through untouched.
function asFile({ name, text }: MadeFile): File {
  return new File([text], name, { type: 'text/plain' });
}
