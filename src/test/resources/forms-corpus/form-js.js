// Runs the cases through the form-js that Tasklist ships. Its bundle is a webpack chunk; these lines are the little of webpack it needs.
const modules = {};
const loaded = {};
self.webpackChunkcamunda_bpm_webapp = { push: (chunk) => Object.assign(modules, chunk[1]) };

function load(id) {
  if (!loaded[id]) {
    loaded[id] = { exports: {}, id };
    modules[id].call(loaded[id].exports, loaded[id], loaded[id].exports, load);
  }
  return loaded[id].exports;
}
load.d = (target, getters) => {
  for (const name in getters) {
    if (!(name in target)) Object.defineProperty(target, name, { enumerable: true, get: getters[name] });
  }
};
load.r = (target) => Object.defineProperty(target, "__esModule", { value: true });
load.n = (module) => {
  const getter = module && module.__esModule ? () => module.default : () => module;
  load.d(getter, { a: getter });
  return getter;
};
load.o = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
load.g = self;
load.nmd = load.hmd = (module) => module;

async function replay(cases) {
  const id = Object.keys(modules).find((each) => modules[each].toString().includes('_getSubmitData(){const e=this.get("formFieldRegistry")'));
  const { Form } = load(id);
  const results = [];
  for (const one of cases) {
    const form = new Form({ container: document.getElementById("form") });
    await form.importSchema(one.schema, one.data);
    await new Promise((done) => setTimeout(done, 120));
    const { data, errors } = form.submit();
    const fields = form.get("formFieldRegistry");
    const paths = form.get("pathRegistry");
    const invalid = Object.keys(errors).map((field) => paths.getValuePath(fields.get(field)).join("."));
    results.push({ name: one.name, data, invalid });
    form.destroy();
  }
  return results;
}
