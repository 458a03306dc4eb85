import process from 'node:process';

process.stderr.write('varne: not built yet\n');
process.exit(1);
