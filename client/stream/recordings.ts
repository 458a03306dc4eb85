import { z } from 'zod';
import { RecordingView, type CutBody } from '../../shared/wire/recordings.ts';
import { API_PATH } from '../../shared/wire/rest.ts';
import { fromRest } from '../../shared/wire/rest-form.ts';
import { Problem } from '../../shared/words/problem.ts';
import { ask, type Asked } from './ask.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Recordings that the server keeps, and the one that is being cut. */
export const recordings = (): Promise<Asked<RecordingView[]>> => ask(z.array(RecordingView), '/recordings');
export const recordingNow = (id: string): Promise<Asked<RecordingView>> => ask(RecordingView, `/recordings/${id}`);
export const cutStretch = ({ from, to, ...how }: CutBody): Promise<Asked<RecordingView>> => ask(RecordingView, '/recordings', { ...how, from: iso(from), to: iso(to) });
/** Takes it off the shelf; one that is being cut is not made. */
export const removeRecording = (id: string): Promise<Asked<null>> => ask(z.null(), `/recordings/${id}`, {}, { method: 'DELETE' });
/** Where its bytes are. */
export const recordingFile = (id: string): string => `${API_PATH}/recordings/${id}/file`;

/** Brings a file; told how much of it is there, 0 to 1. */
export function bringRecording(file: File, told: (share: number) => void): Promise<Asked<RecordingView>> {
  return new Promise((resolve) => {
    // fetch does not say how much was sent.
    const request = new XMLHttpRequest();
    request.open('POST', `${API_PATH}/recordings/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => resolve({ ok: false, message: 'The server did not take it, or the link broke. Nothing was kept of it; try again.', problem: null }));
    request.addEventListener('load', () => resolve(answered(request)));
    request.send(file);
  });
}

function answered({ status, responseText }: XMLHttpRequest): Asked<RecordingView> {
  try {
    const body: unknown = JSON.parse(responseText);
    if (status === 201) return { ok: true, value: fromRest(RecordingView, body) };
    const problem = Problem.safeParse(body);
    if (problem.success) return { ok: false, message: problem.data.detail, problem: problem.data };
  } catch {
    // What is no JSON says no more than its status.
  }
  return { ok: false, message: `The server answered ${status}; it is not known whether the file was kept.`, problem: null };
}
