// Pages put out for inhabitants (`handlingsrom publish`): where they stand on the municipality's own site, and which municipality they are for.

/// What the page's head says of it.
export function told(name: string): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="handlingsrom-${name}"]`)?.content ?? null;
}

/// Where the pages begin: "/" on the program's own server, a folder where they are published. Always ends with a slash.
export const root = new URL(told('root') ?? '/', window.location.href).pathname;

/// Number of the municipality that the pages were published for; null on the program's own server.
export const published = told('municipality');
