import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { Problem } from '@/api/problem';
import type { App } from './app';
import type { Inputs } from './form/fields';
import { faultsByKey, rememberFaults } from './form/useFaults';
import type { InputForm } from './form/useInputForm';
import { SubmissionKeys } from './submission';

/** Submits the form's inputs, for a version or for whichever is in use. A refused submission shows its faults at their fields and goes to the first of them. */
export function useSubmit(app: App, version: number | null, form: InputForm, onRun: (runId: number) => void) {
  const client = useQueryClient();
  const [keys] = useState(() => new SubmissionKeys());
  const [refused, setRefused] = useState<ReadonlyMap<string, string> | null>(null);
  const goToFirst = useFocusOnFirst(form);
  const refuse = (faults: ReadonlyMap<string, string>) => {
    setRefused(faults);
    goToFirst(faults);
  };
  const submission = useMutation({
    mutationFn: (body: string) => submit(app, version, body, keys),
    // The key makes one run of all tries.
    retry: (count, error) => count < 2 && error instanceof Problem && error.mayPass,
    retryDelay: count => 500 * 2 ** count,
    onMutate: () => setRefused(null),
    onSuccess: runId => {
      onRun(runId);
      void client.invalidateQueries({ queryKey: ['get', '/api/runs'] });
    },
    onError: (error, body) => {
      if (isAboutFields(error, form)) {
        rememberFaults(client, app, body, error.errors);
        refuse(faultsByKey(error.errors));
      } else {
        // The app may have another version since this page was opened.
        void client.invalidateQueries({ queryKey: ['get', '/api/apps/{id}'] });
      }
    },
  });
  return {
    submit: () => {
      form.reveal();
      if (form.blocking.size > 0) {
        refuse(form.blocking);
      } else if (!submission.isPending) {
        submission.mutate(form.body);
      }
    },
    isPending: submission.isPending,
    /** Whether the last submission was refused because of its inputs. */
    isRefused: refused !== null,
    /** Why the last submission came to nothing, when it is not about single fields; null else. */
    problem: submission.error && !isAboutFields(submission.error, form) ? problemInWords(submission.error) : null,
  };
}

function isAboutFields(error: Error | null, form: InputForm): error is Problem {
  if (!(error instanceof Problem)) {
    return false;
  }
  const faults = faultsByKey(error.errors);
  return form.fields.some(({ key }) => faults.has(key));
}

/** Of a lost answer nobody knows whether it was a run. */
function problemInWords(error: Error): string {
  const mayHaveRun = error instanceof Problem && error.mayPass;
  return mayHaveRun ? `${error.message} Press Run to try again; it will not run twice.` : error.message;
}

async function submit(app: App, version: number | null, body: string, keys: SubmissionKeys): Promise<number> {
  try {
    const { data } = await api.POST('/api/apps/{id}/run', {
      params: { path: { id: app.function_name }, header: { 'Idempotency-Key': keys.keyFor(body) } },
      body: { inputs: JSON.parse(body) as Inputs, ...(version !== null && { version }) },
    });
    keys.answered();
    return data!.run_id;
  } catch (error) {
    if (error instanceof Problem && !error.mayPass) {
      keys.answered();
    }
    throw error;
  }
}

/** Moves the focus to the first field at fault, once the faults are shown. */
function useFocusOnFirst(form: InputForm): (faults: ReadonlyMap<string, string>) => void {
  const [target, setTarget] = useState<{ id: string } | null>(null);
  const fields = useRef(form);
  fields.current = form;
  useEffect(() => {
    if (target) {
      document.getElementById(target.id)?.focus();
    }
  }, [target]);
  return faults => {
    const first = fields.current.fields.find(({ key }) => faults.has(key));
    setTarget(first ? { id: fields.current.idOf(first) } : null);
  };
}
