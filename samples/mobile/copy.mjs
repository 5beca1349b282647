import { copyFile } from 'node:fs/promises';

for (const file of ['index.html', 'config.json'])
  await copyFile(file, `dist/${file}`);
