// Edit while it runs, and run again: what still fits stays, what no longer fits does not stand in the way.


import { journey } from './lib/journey.mjs';
import { runningTasks, until } from './lib/expect.mjs';

journey('a change that the settings bear keeps them', {}, async ({ app }) => {
  await app.setDesiredCount(4);
  await app.paste((await app.text()).replace('nginx:1.27', 'nginx:1.28'));
  await app.root.getByText('The stage runs an earlier version.').waitFor();
  await app.button('Run again').click();
  await app.fast();
  await until(() => runningTasks(app), 4);
});

journey('another container name runs in a fresh world, and the former settings can be had back', {}, async ({ app }) => {
  await app.setDesiredCount(4);
  await app.paste((await app.text()).replace('"name": "app"', '"name": "renamed"'));
  await app.run();
  await app.said('The settings no longer fit this definition.').waitFor();
  await app.fast();
  await until(() => runningTasks(app), 2);
  await app.button('Former settings').click();
  await app.tab('Service').click();
  const wanted = app.root.getByRole('tabpanel', { name: 'Service' }).getByRole('spinbutton', { name: 'Tasks wanted' });
  await until(() => wanted.inputValue(), '4');
});

journey('another network mode and launch type run in a fresh world', {}, async ({ app }) => {
  await app.example(/Dynamic host ports/);
  const definition = JSON.parse(await app.text());
  Object.assign(definition, { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' });
  delete definition.containerDefinitions[0].portMappings[0].hostPort;
  await app.paste(JSON.stringify(definition, null, 2));
  await app.run();
  await app.fast();
  await until(() => runningTasks(app), 2);
  // Fargate has no instances to show.
  await until(() => app.outlineItems(/^Instance/).count(), 0);
});
