import { z } from 'zod';
import type { Socket } from 'socket.io-client';
import { ExerciseView } from '../../shared/words/exercise.ts';
import { LiveEmergency, type ClientEvents, type ServerEvents } from '../../shared/wire/events.ts';
import { exerciseView, liveEmergencies } from '../state/exercise.ts';

/** Takes in what only an exercise is told. */
export function hearExercise(socket: Socket<ServerEvents, ClientEvents>): void {
  socket.on('exercise', (view) => {
    exerciseView.value = ExerciseView.parse(view);
  });
  socket.on('breakthrough', (emergencies) => {
    liveEmergencies.value = z.array(LiveEmergency).parse(emergencies);
  });
}
