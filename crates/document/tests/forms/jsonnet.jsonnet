{
  family: 'web',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '256',
  memory: '512',
  // What ecspresso fills in.
  containerDefinitions: [
    {
      name: 'app',
      image: '{{ must_env `IMAGE` }}',
      essential: true,
    },
  ],
}
