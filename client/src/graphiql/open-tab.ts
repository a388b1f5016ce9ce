/** Opens an operation in a tab of its own. Nothing is run by it. */
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { GraphiqlOperation } from '../lib/graphiql-link.ts';

/** Undefined until the editors are there. */
export function useOpenTab(): ((operation: GraphiqlOperation) => void) | undefined {
  const { addTab, changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const active = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  if (!queryEditor || !variableEditor) return undefined;

  return ({ query, variables }) => {
    const open = tabs.findIndex((tab) => tab.query === query && (tab.variables ?? '') === variables);
    if (open === active) return;
    if (open >= 0) return changeTab(open);
    if (queryEditor.getValue().trim() !== '') addTab();
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
  };
}
