import { commandGroup } from './command-group.ts';
import { cutCommand } from './recording/cut.command.ts';
import { exportCommand } from './recording/export.command.ts';
import { importCommand } from './recording/import.command.ts';
import { infoCommand } from './recording/info.command.ts';
import { pseudonymiseCommand } from './recording/pseudonymise.command.ts';
import { verifyCommand } from './recording/verify.command.ts';

const about = `
A recording (.varne) is a stretch of a watch in one file that says of itself whether it is
whole: traffic, entries, and the zones and limits that were in force. It is played with
varne serve --source file:F.varne?speed=10 or varne run --source file:F.varne.
`;

export const recordingCommand = commandGroup('recording', 'make, look at and check recordings', about, {
  import: importCommand,
  cut: cutCommand,
  pseudonymise: pseudonymiseCommand,
  export: exportCommand,
  info: infoCommand,
  verify: verifyCommand,
});
