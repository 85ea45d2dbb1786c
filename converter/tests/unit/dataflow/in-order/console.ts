// %% [case]
console.log("x");
// %%
console.group("g");
// %%
console.log("y");

// %% [case]
console.log("x");
// %%
console.count("g");
// %%
console.count("g");

// %% [case]
console.group("a");
// %%
console.groupEnd();
// %%
console.log("y");
