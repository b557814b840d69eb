import { useRouter } from 'next/router';
import { $api, type Schema } from '@/api/client';

/** Submits the inputs of a run once more, to the app's current version, and goes to the new run's page. */
export function useRunAgain(run: Schema<'WholeRun'>) {
  const router = useRouter();
  const submission = $api.useMutation('post', '/api/apps/{id}/run', {
    onSuccess: answer => void router.push(`/runs/${answer.run_id}`),
  });
  return {
    isSending: submission.isPending,
    /** Why it was refused; null when it was not. */
    problem: submission.error as Error | null,
    send: () => submission.mutate({ params: { path: { id: run.function_name } }, body: { inputs: run.inputs } }),
  };
}
