import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { $api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { AskFirst } from '@/components/AskFirst';
import type { App, Version } from './app';

/** Makes a version the one that new runs use, after a second thought: everybody's next run changes by it. */
export function UseVersion({ app, version: { number }, onUsed }: { app: App; version: Version; onUsed: () => void }) {
  const client = useQueryClient();
  const use = $api.useMutation('post', '/api/apps/{id}/versions/{number}/use', {
    onSuccess: () => {
      notifications.show({ color: 'teal', title: `Version ${number} is in use`, message: 'New runs use it from now on.' });
      onUsed();
      void client.invalidateQueries({ queryKey: ['get', '/api/apps'] });
    },
    onError: error => notifications.show({ color: 'red', title: `Version ${number} is not in use`, message: problemOf(error).detail }),
    onSettled: () => Promise.all(['/api/apps/{id}', '/api/apps/{id}/versions'].map(path => client.invalidateQueries({ queryKey: ['get', path] }))),
  });
  return (
    <AskFirst
      title={`Use version ${number}?`}
      action={`Use version ${number}`}
      keep="Leave it"
      harmless
      onConfirm={() => use.mutate({ params: { path: { id: app.function_name, number } } })}
      button={ask => (
        <Button variant="default" size="compact-sm" onClick={ask} disabled={use.isPending}>
          Use this version
        </Button>
      )}
    >
      New runs use version {number} instead of version {app.current_version.number}, and its form is shown. Runs that were submitted before keep theirs. A version registered later takes
      over once it is ready.
    </AskFirst>
  );
}
