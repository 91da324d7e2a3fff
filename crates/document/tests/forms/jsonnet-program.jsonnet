local image = std.extVar('IMAGE');
local base = import 'base.libsonnet';

base {
  family: 'web',
  containerDefinitions: [
    { name: 'app', image: image + ':latest', command: std.split('a b', ' ') },
  ],
}
