// A real place that signs people in (oidc-provider, certified for OpenID Connect) on this machine; the table of a --providers file that names it, or its form on the page.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const freePort = () =>
  new Promise((done) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address();
      taken.close(() => done(port));
    });
  });

export const clientSecret = 'a secret: with/signs+';

/// `id` and `name` as our server knows it; `address` is our server's; `roles` maps what the place says to grants; `rolesOf(person)` is what it says.
export async function startProvider({ id, name, address, folder, roles = {}, rolesOf }) {
  const { default: Provider } = await import('oidc-provider');
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'handlingsrom',
        client_secret: clientSecret,
        redirect_uris: [`${address}/api/v1/sign-in/${id}/back`],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username', 'roles'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true, methods: ['S256'] },
    cookies: { keys: ['test'] },
    findAccount: (_, person) => ({
      accountId: person,
      claims: () => ({ sub: person, preferred_username: `${person}@example.no`, roles: rolesOf(person) }),
    }),
  });
  const listening = provider.listen(port, '127.0.0.1');
  writeFileSync(join(folder, `${id}.secret`), `${clientSecret}\n`, { mode: 0o600 });
  const mapped = Object.entries(roles).map(([role, grants]) => `${role} = ${JSON.stringify(grants)}\n`);
  return {
    issuer,
    table:
      `[provider.${id}]\nname = "${name}"\nissuer = "${issuer}"\nclient_id = "handlingsrom"\nclient_secret_file = "${id}.secret"\n` +
      `[provider.${id}.roles]\n${mapped.join('')}`,
    stop() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

/// From our page with the link of the place's name to where it leads back.
export async function signInElsewhere(page, name, person) {
  await page.getByRole('link', { name: `Logg inn med ${name}` }).click();
  await page.locator('input[name=login]').fill(person);
  await page.locator('input[name=password]').fill('x');
  await page.locator('button[type=submit]').click();
  await page.locator('form button[type=submit]').click(); // consent
}

/// The form on the administrator's page, filled and saved; `rows`: a value of the place's, a role and where.
export async function writeDown(page, { id, name, issuer, secret = clientSecret, rows }) {
  const form = page.getByRole('region', { name: 'Legg til en innloggingstjeneste' });
  await form.getByLabel('Ord i adresser').fill(id);
  await form.getByLabel('Tekst på knappen').fill(name);
  await form.getByLabel('Adressen til tjenesten').fill(issuer);
  await form.getByLabel('Klient-id').fill('handlingsrom');
  await form.getByLabel('Klienthemmelighet').fill(secret);
  for (const [value, role, space] of rows) {
    await form.getByLabel('Verdi fra tjenesten').fill(value);
    await form.getByLabel('Rolle', { exact: true }).selectOption(role);
    await form.getByLabel('Sted', { exact: true }).fill(space);
    await form.getByRole('button', { name: 'Legg til' }).click();
  }
  await form.getByRole('button', { name: 'Lagre tjenesten' }).click();
  await page.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor();
}
