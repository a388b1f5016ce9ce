/** The composition of the dashboard: the client of the API, and which page stands at which address. */
import { Navigate, Route, Router } from '@solidjs/router';
import { Provider } from '@urql/solid';
import { lazy, type ParentProps, Suspense } from 'solid-js';
import { signInUrl } from '../features/auth/auth.urls.ts';
import { sitesUrl } from '../features/sites/sites.urls.ts';
import { createApiClient } from '../graphql/client.ts';
import { Shell } from './Shell.tsx';

const SignInPage = lazy(() => import('../features/auth/SignInPage.tsx'));
const SitesPage = lazy(() => import('../features/sites/SitesPage.tsx'));
const NotFoundPage = lazy(() => import('./NotFoundPage.tsx'));

// A new page rather than a route: what was loaded for one person must not be there for the next.
const leave = () => location.replace(signInUrl(location.pathname + location.search));

/** Its client lives as long as someone is signed in. */
const SignedIn = (props: ParentProps) => (
  <Provider value={createApiClient(leave)}>
    <Shell>
      <Suspense>{props.children}</Suspense>
    </Shell>
  </Provider>
);

export function App() {
  return (
    <Router root={(props) => <Suspense>{props.children}</Suspense>}>
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/" component={SignedIn}>
        <Route path="/" component={() => <Navigate href={sitesUrl()} />} />
        <Route path="/sites" component={SitesPage} />
        <Route path="*" component={NotFoundPage} />
      </Route>
    </Router>
  );
}
