import { useNavigate, useSearchParams } from '@solidjs/router';
import { createEffect, Show } from 'solid-js';
import { BrandMark } from '../../ui/Brand.tsx';
import { landingUrl } from './auth.urls.ts';
import { LinkDoor } from './LinkDoor.tsx';
import { OneKeywordsWay } from './OneKeywordsWay.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The way in: with an account, or with a one-time link. */
export default function SignInPage() {
  const [search, setSearch] = useSearchParams<{ link?: string; to?: string }>();
  const navigate = useNavigate();
  const enter = () => {
    const to = landingUrl(search.to);
    // GraphiQL is a page of its own, which the router does not know.
    if (to.startsWith('/graphiql')) location.assign(to);
    else navigate(to, { replace: true });
  };

  createEffect(() => {
    document.title = `${search.link ? 'Your link' : 'Sign in'} · IGNY8`;
  });

  return (
    <div class="grid min-h-full lg:grid-cols-[minmax(26rem,2fr)_3fr]">
      <main class="flex flex-col px-5 py-6 sm:px-12 lg:px-20">
        <div class="flex items-center gap-2 font-semibold">
          <BrandMark /> IGNY8
        </div>
        <div class="my-auto w-full max-w-88 py-10">
          <Show when={search.link} fallback={<SignInForm onDone={enter} />}>
            {(link) => <LinkDoor link={link()} onDone={enter} onHasAccount={() => setSearch({ link: undefined }, { replace: true })} />}
          </Show>
        </div>
      </main>
      <OneKeywordsWay />
    </div>
  );
}
