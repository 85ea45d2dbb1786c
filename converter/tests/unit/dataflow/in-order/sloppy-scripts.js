// %% [case]
x = 1;
// %%
x = 2;
// %%
x;

// %% [case]
x = 1;
function f() {
  x++;
}
// %%
f();
// %%
x;

// %% [case]
function f() {
  y = 5;
}
// %%
f();
// %%
y;

// %% [case]
this.z = 1;
// %%
this.z = 2;
// %%
z;

// %% [case]
var z = 1;
// %%
this.z = 2;
// %%
z;

// %% [case]
var z = 1;
// %%
global.z = 3;
// %%
z;

// %% [case]
var z = 1;
// %%
globalThis["z"] = 3;
// %%
z;

// %% [case]
function f() {
  this.q = (this.q || 0) + 1;
}
f();
// %%
f();
// %%
q;

// %% [case]
function f() {
  return this;
}
// %%
f().w = 4;
// %%
w;

// %% [case]
(function () {
  return this;
})().v1 = 1;
// %%
(function () {
  return this;
})().v1 = 2;
// %%
v1;

// %% [case]
var o = { n: 1 };
// %%
with (o) {
  n = 2;
}
// %%
o.n;

// %% [case]
var a = 1;
// %%
delete globalThis.a;
globalThis.b1 = 1;
// %%
typeof b1;

// %% [case]
k = 1;
// %%
delete k;
// %%
typeof k;

// %% [case]
if (true) {
  function g() {
    return 1;
  }
}
// %%
function g() {
  return 2;
}
// %%
g();

// %% [case]
{
  function g() {
    return 1;
  }
}
// %%
{
  function g() {
    return 2;
  }
}
// %%
g();

// %% [case]
var v = 1;
// %%
var v;
v = v + 1;
// %%
v;

// %% [case]
var v = 1;
// %%
eval("v=7");
// %%
v;

// %% [case]
var v = 1;
// %%
(0, eval)("v=8");
// %%
v;

// %% [case]
var v = 1;
// %%
new Function("v=9")();
// %%
v;

// %% [case]
module.exports.a = 1;
// %%
module.exports.a = 2;
// %%
module.exports.a;

// %% [case]
exports.a = 1;
// %%
exports.a = 2;
// %%
module.exports.a;

// %% [case]
const m = require("os");
// %%
require("os").zz = 1;
// %%
m.zz;

// %% [case]
const { EventEmitter } = require("events");
const e = new EventEmitter();
let n = 0;
e.on("a", () => n++);
// %%
e.emit("a");
// %%
n;

// %% [case]
const fs = require("fs");
fs.writeFileSync("a", "1");
// %%
fs.writeFileSync("a", "2");
// %%
fs.readFileSync("a", "utf8");

// %% [case]
require("fs").writeFileSync("a", "1");
// %%
require("fs").writeFileSync("a", "2");
// %%
require("fs").readFileSync("a", "utf8");

// %% [case]
require("fs").writeFileSync("m.js", "exports.n=1");
// %%
require(process.cwd() + "/m.js").n = 5;
// %%
require(process.cwd() + "/m.js").n;

// %% [case]
const p = require("path");
const u = require("util");
// %%
u.inspect.defaultOptions.depth = 0;
// %%
console.log({ a: { b: {} } });

// %% [case]
var util = require("util");
function A() {}
A.prototype.f = function () {
  return 1;
};
var a = new A();
// %%
A.prototype.f = function () {
  return 2;
};
// %%
a.f();

// %% [case]
function A(n) {
  this.n = n;
}
A.prototype = {
  inc: function () {
    this.n++;
  },
};
var a = new A(1);
// %%
a.inc();
// %%
a.n;

// %% [case]
function A() {
  A.count = (A.count || 0) + 1;
}
// %%
new A();
// %%
A.count;

// %% [case]
function A(n) {
  if (!(this instanceof A)) return new A(n);
  this.n = n;
}
var a = A(1);
// %%
a.n = 2;
// %%
a.n;

// %% [case]
function P() {}
P.prototype.hi = function () {
  n++;
};
function C() {
  P.call(this);
}
C.prototype = Object.create(P.prototype);
var n = 0,
  c = new C();
// %%
c.hi();
// %%
n;

// %% [case]
var self = this;
self.foo = 1;
// %%
self.foo = 2;
// %%
foo;

// %% [case]
var o = {
  f: function () {
    return arguments[0].push(1);
  },
};
var a = [];
// %%
o.f(a);
// %%
a;

// %% [case]
function f() {
  arguments[0] = 5;
  return arguments.length;
}
var n = 0;
// %%
n = f(1, 2);
// %%
n;

// %% [case]
function f(a) {
  arguments[0].x = 5;
}
var o = {};
// %%
f(o);
// %%
o;

// %% [case]
function sum() {
  return [].slice.call(arguments).map(function (x) {
    return x.n++;
  });
}
var o = { n: 1 };
// %%
sum(o);
// %%
o.n;

// %% [case]
process.env.QX = "1";
// %%
process.env.QX = "2";
// %%
process.env.QX;

// %% [case]
process.on("zz", function () {
  n++;
});
var n = 0;
// %%
process.emit("zz");
// %%
n;

// %% [case]
var n = 0;
process.nextTick(function () {
  n = 1;
});
// %%
n = n * 2 + 3;
// %%
n;

// %% [case]
var cb;
require("fs").stat(".", function () {
  n++;
});
var n = 0;
// %%
n = n + 10;
// %%
n;

// %% [case]
const b = Buffer.from("abc");
// %%
b[0] = 65;
// %%
b.toString();

// %% [case]
const b = Buffer.from("abc");
const c = b.slice(0, 1);
// %%
c[0] = 65;
// %%
b.toString();

// %% [case]
console.log.q = 1;
// %%
console.log.q = 2;
// %%
console.log.q;

// %% [case]
var log = [];
var old = console.log;
console.log = function () {
  log.push(1);
  old.apply(console, arguments);
};
// %%
console.log(1);
// %%
log.length;

// %% [case]
Object.prototype.pp = 1;
// %%
Object.prototype.pp = 2;
// %%
({}).pp;

// %% [case]
RegExp.prototype.test = function () {
  return 7;
};
// %%
RegExp.prototype.test = function () {
  return 8;
};
// %%
/a/.test("b");

// %% [case]
var r = /a/g;
"aa".replace(r, "");
// %%
r.exec("aa");
// %%
r.lastIndex;

// %% [case]
/(\w)/.test("a");
// %%
/(\w)/.test("b");
// %%
RegExp.$1;

// %% [case]
"ab".match(/(b)/);
// %%
"cd".replace(/(d)/, "");
// %%
RegExp.$1;

// %% [case]
var f = function me() {
  me.n = (me.n || 0) + 1;
};
// %%
f();
// %%
f.n;

// %% [case]
var o = {
  get x() {
    return this._x;
  },
  set x(v) {
    this._x = v;
  },
};
// %%
o.x = 5;
// %%
o._x;

// %% [case]
var n = 0;
label: for (;;) {
  n++;
  break label;
}
// %%
n += 5;
// %%
n;

// %% [case]
var [p1, q1] = [1, { n: 1 }];
// %%
q1.n = 2;
// %%
q1;

// %% [case]
var d = new Date(0);
// %%
d.setYear(99);
// %%
d.getTime();

// %% [case]
var s = new String("a");
// %%
s.x = 1;
// %%
s.x;

// %% [case]
var n1 = new Number(5);
// %%
n1.x = 1;
// %%
n1.x;

// %% [case]
var sy = Symbol("a"),
  o = {};
// %%
o[sy] = 1;
// %%
o[sy];

// %% [case]
var o = Object("a");
// %%
o.x = 1;
// %%
o.x;

// %% [case]
var w = Object([1]);
// %%
w.push(2);
// %%
w;

// %% [case]
var o = {};
var same = Object(o);
// %%
same.x = 1;
// %%
o.x;

// %% [case]
var a = [1];
var b = Array(a);
// %%
b[0].push(2);
// %%
a;

// %% [case]
var a = Array.apply(null, [{ n: 1 }]);
// %%
a[0].n = 2;
// %%
a;

// %% [case]
var f = Function.prototype;
// %%
f.zz = 1;
// %%
(function () {}).zz;

// %% [case]
escape("a");
// %%
globalThis.escape = () => "Z";
// %%
escape("a");

// %% [case]
var int = setInterval(function () {}, 1000);
// %%
clearInterval(int);
int.zz = 4;
// %%
int.zz;
