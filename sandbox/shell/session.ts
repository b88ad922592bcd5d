/** Signs in with Grafana's own form request and starts over as that person; answers the refusal otherwise. */
export async function signIn(user: string, password: string): Promise<string> {
  const response = await fetch('login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user, password }),
  });
  if (response.ok) {
    startOver();
    return '';
  }
  const { message = 'Login failed' }: { message?: string } = await response.json().catch(() => ({}));
  return message;
}

/** Leaves the session behind and shows the form. */
export async function signOut(): Promise<void> {
  await fetch('logout', { redirect: 'manual' });
  startOver();
}

/** Boot data belong to one person: another person, or none, needs a new page. */
function startOver(): void {
  if (window.location.pathname === '/login') {
    window.location.assign('/');
  } else {
    window.location.reload();
  }
}
