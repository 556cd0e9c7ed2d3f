// Makes or checks what the deployer knows of CloudFormation's resource types, from AWS's public schemas as the npm package
// @aws-cdk/aws-service-spec (Apache-2.0) carries them:
//
//   npm pack @aws-cdk/aws-service-spec@0.1.216 && tar xzf aws-cdk-aws-service-spec-0.1.216.tgz
//   node src/schema/resource-types.mjs package            checks that the files in the repository are what it says
//   node src/schema/resource-types.mjs package --write    writes them anew, for the resource types that they hold already
//   node src/schema/resource-types.mjs package --add AWS::Kinesis::Stream   and one more, in resource-types.json
//   node src/schema/resource-types.mjs package --template target/sosw/template.json…   checks rendered templates
//
// In a file: ! means required, {n} one of types, [x] a list of x, "" anything.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const [folder, mode, argument, ...others] = process.argv.slice(2);
const data = join(dirname(fileURLToPath(import.meta.url)),
  '../../plugin/engine/src/main/resources/io/sosw/engine/deploy/template');
const version = JSON.parse(readFileSync(join(folder, 'package.json'))).version;
const schema = JSON.parse(gunzipSync(readFileSync(join(folder, 'db.json.gz')))).schema;
const resources = new Map(schema.resource.entities.map(each => [each.cloudFormationType, each]));
const types = new Map(schema.typeDefinition.entities.map(each => [each.$id, each]));
const scalars = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean' };

function kind(type, used) {
  if (type.type === 'ref') {
    used.add(type.reference.$ref);
    return `{${type.reference.$ref}}`;
  }
  if (type.type === 'array') {
    const element = kind(type.element, used);
    return element ? `[${element}]` : '';
  }
  return scalars[type.type] ?? '';
}

function properties(entity, used) {
  const all = {};
  for (const name of Object.keys(entity.properties).sort()) {
    const property = entity.properties[name];
    all[property.required ? `${name}!` : name] = kind(property.type, used);
  }
  return all;
}

function render(names) {
  const used = new Set();
  const lines = names.map(name => {
    const entity = resources.get(name);
    if (!entity) {
      throw new Error(`the package has no resource type ${name}`);
    }
    const described = { properties: properties(entity, used), attributes: Object.keys(entity.attributes).sort() };
    return `${JSON.stringify(name)}: ${JSON.stringify(described)}`;
  });
  const made = new Map();
  for (let open = [...used]; open.length; open = [...used].filter(id => !made.has(id))) {
    open.forEach(id => made.set(id, properties(types.get(id), used)));
  }
  const rows = [...made.keys()].sort((a, b) => a - b).map(id => `"${id}": ${JSON.stringify(made.get(id))}`);
  return `{\n"origin": "npm @aws-cdk/aws-service-spec ${version} (Apache-2.0), from AWS CloudFormation's public resource`
    + ` schemas; ! means required, {n} one of types, [x] a list of x, empty anything",\n"resources": {\n`
    + `${lines.join(',\n')}\n},\n"types": {\n${rows.join(',\n')}\n}\n}\n`;
}

/** Straight from the package, so that the check does not trust our own extract of it. */
function check(path, value, type, problems) {
  const intrinsic = value && typeof value === 'object' && !Array.isArray(value)
    && Object.keys(value).length === 1 && /^(Ref|Condition|Fn::.*)$/.test(Object.keys(value)[0]);
  if (intrinsic || value === null) {
    return;
  }
  if (type.type === 'ref') {
    members(path, value, types.get(type.reference.$ref), problems);
  } else if (type.type === 'array' && Array.isArray(value)) {
    value.forEach((item, index) => check(`${path}[${index}]`, item, type.element, problems));
  } else if (type.type === 'array' || scalars[type.type] && typeof value === 'object') {
    problems.push(`${path}: must be ${type.type === 'array' ? 'a list' : 'one value'}`);
  }
}

function members(path, value, entity, problems) {
  if (typeof value !== 'object' || Array.isArray(value)) {
    problems.push(`${path}: must be a map`);
    return;
  }
  for (const [name, property] of Object.entries(entity.properties)) {
    if (property.required && !(name in value)) {
      problems.push(`${path}: ${name} is missing`);
    }
  }
  for (const [name, item] of Object.entries(value)) {
    const property = entity.properties[name];
    property ? check(`${path}.${name}`, item, property.type, problems) : problems.push(`${path}: no property ${name}`);
  }
}

if (mode === '--template') {
  let refused = false;
  for (const file of [argument, ...others]) {
    const problems = [];
    for (const [id, resource] of Object.entries(JSON.parse(readFileSync(file)).Resources)) {
      const entity = resources.get(resource.Type);
      entity ? members(id, resource.Properties ?? {}, entity, problems) : problems.push(`${id}: no type ${resource.Type}`);
    }
    problems.forEach(problem => console.error(problem));
    console.log(`${file}: ${problems.length ? problems.length + ' problems' : 'accepted'} by ${version}`);
    refused ||= problems.length > 0;
  }
  process.exit(refused ? 1 : 0);
}

for (const file of ['resource-types.json', 'container-types.json']) {
  const path = join(data, file);
  const present = readFileSync(path, 'utf8');
  const names = Object.keys(JSON.parse(present).resources);
  if (mode === '--add' && file === 'resource-types.json') {
    names.push(argument);
    names.sort();
  }
  const text = render(names);
  if (mode) {
    writeFileSync(path, text);
    console.log(`${file}: ${names.length} resource types of ${version}`);
  } else if (text !== present) {
    console.error(`${file} is not what ${version} says; node src/schema/resource-types.mjs ${folder} --write`);
    process.exitCode = 1;
  } else {
    console.log(`${file} is what ${version} says`);
  }
}
