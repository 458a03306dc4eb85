import { z } from 'zod';
import type { Socket } from 'socket.io-client';
import { ExerciseCall, ExerciseView } from '../../shared/words/exercise.ts';
import { LiveEmergency, SeenScreen, type ClientEvents, type ServerEvents } from '../../shared/wire/events.ts';
import { calls, exerciseView, liveEmergencies, seenScreens } from '../state/exercise.ts';

/** Takes in what only an exercise is told. */
export function hearExercise(socket: Socket<ServerEvents, ClientEvents>): void {
  socket.on('exercise', (view) => {
    exerciseView.value = ExerciseView.parse(view);
  });
  socket.on('calls', (list) => {
    calls.value = z.array(ExerciseCall).parse(list);
  });
  socket.on('screens', (list) => {
    seenScreens.value = z.array(SeenScreen).parse(list);
  });
  socket.on('breakthrough', (emergencies) => {
    liveEmergencies.value = z.array(LiveEmergency).parse(emergencies);
  });
}
