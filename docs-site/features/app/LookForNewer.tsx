import { Button, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import type { App } from './app';

/** Has the repository looked at, and says what came of it. */
export function LookForNewer({ app }: { app: App }) {
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: () => api.POST('/api/apps/{id}/sync', { params: { path: { id: app.function_name } } }),
    onSuccess: ({ data, response }) => {
      const { number } = data!.latest_version;
      notifications.show(
        response.status === 201
          ? { color: 'teal', title: `Version ${number} is being checked`, message: 'It comes into use once it is ready.' }
          : { color: 'gray', title: 'Nothing newer', message: `Version ${number} is of the newest commit of ${followed(app)}.` },
      );
    },
    onError: error => notifications.show({ color: 'red', title: 'No version was made', message: problemOf(error).detail }),
    onSettled: () => Promise.all(['/api/apps/{id}', '/api/apps/{id}/versions'].map(path => client.invalidateQueries({ queryKey: ['get', path] }))),
  });
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={look.isPending ? <Loader size={14} color="currentColor" /> : <IconRefresh size={14} aria-hidden />}
      // Not `loading` or `disabled`, which would take the focus away.
      aria-busy={look.isPending}
      onClick={() => !look.isPending && look.mutate()}
    >
      Look for a newer commit
    </Button>
  );
}

/** What the app's newest version was registered by, in words. */
export function followed(app: App): string {
  return app.latest_version.ref ?? 'the default branch';
}
