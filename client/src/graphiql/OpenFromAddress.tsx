/** @jsxImportSource react */
/** An operation that the address brings along, as "Copy as GraphQL" makes it. It is shown, and never run by itself. */
import { useEffect } from 'react';
import { operationOfHash } from '../lib/graphiql-link.ts';
import { useOpenTab } from './open-tab.ts';

export function OpenFromAddress() {
  const openTab = useOpenTab();
  useEffect(() => {
    const take = () => {
      const operation = operationOfHash(location.hash);
      if (!operation || !openTab) return;
      history.replaceState(null, '', location.pathname);
      openTab(operation);
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [openTab]);
  return null;
}
