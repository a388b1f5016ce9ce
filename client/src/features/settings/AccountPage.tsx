import { Match, Show, Switch } from 'solid-js';
import { failureOfOperation } from '../../graphql/failure.ts';
import { createAccountPageViewerQuery } from '../../graphql/generated/features/settings/AccountPage.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ErrorState } from '../../ui/PageState.tsx';
import { SettingsSection } from '../../ui/SettingsSection.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ApiTokens } from './ApiTokens.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { aRole, type Role } from './roles.ts';
import { SessionList } from './SessionList.tsx';
import { scopeList } from './scopes.ts';
import { ThemeChoice } from './ThemeChoice.tsx';

/** Who you are here, where you are signed in, how it looks, and the keys for programs. */
export default function AccountPage() {
  const [result, load] = createAccountPageViewerQuery({ requestPolicy: 'cache-and-network' });
  const viewer = () => result.data?.viewer;

  return (
    <>
      <PageHead title="Account" summary={viewer()?.name} />
      <Switch
        fallback={
          <div aria-busy="true" class="grid max-w-152 gap-5 px-4 py-5 sm:px-5">
            <Skeleton class="w-2/5" />
            <Skeleton class="w-3/5" />
          </div>
        }
      >
        <Match when={result.error && !viewer() && result.error}>
          {(error) => (
            <ErrorState
              title="Your account could not be loaded"
              actions={
                <Button variant="primary" busy={result.fetching && 'Trying…'} onClick={() => load({ requestPolicy: 'network-only' })}>
                  Try again
                </Button>
              }
            >
              {failureOfOperation(error()).message}
            </ErrorState>
          )}
        </Match>
        <Match when={viewer()}>
          {(person) => (
            <div class="px-4 pt-3 pb-10 sm:px-5">
              <SettingsSection
                title="You"
                about={`You are ${ownRole(person().role)}. What you may do is set by an owner: ${scopeList(person().scopes)}.`}
              >
                <ProfileForm name={person().name} email={person().email ?? ''} />
              </SettingsSection>
              <SettingsSection title="Password" about="Changing it signs you out everywhere else.">
                <PasswordForm email={person().email ?? ''} />
              </SettingsSection>
              <SettingsSection
                title="Signed in"
                about="The browsers that are signed in as you. Sign out any that you do not know, then change your password."
              >
                <SessionList />
              </SettingsSection>
              <SettingsSection title="Theme" about="Kept in this browser.">
                <div class="justify-self-start">
                  <ThemeChoice />
                </div>
              </SettingsSection>
              <Show
                when={person().scopes.includes('ADMIN')}
                fallback={
                  <SettingsSection title="API tokens" about="Keys for programs that use the API.">
                    <p class="text-ink-2">An owner makes and ends them.</p>
                  </SettingsSection>
                }
              >
                <ApiTokens />
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </>
  );
}

const ownRole = (role: Role | null): string => (role === null ? 'a program' : aRole(role));
