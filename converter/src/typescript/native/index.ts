export { nativeScript, type NativeScript, type OtherCell } from "./native-script.js";
