export { apiAddress, authOf, pagesOf, type ApiAddress, type ApiAuth } from "./address.js";
export { findAddress, prefectProfilesPath, type AddressRequest } from "./find-address.js";
export {
  profilesPath,
  readPrefectProfiles,
  readProfiles,
  writeProfiles,
  type Profile,
  type Profiles,
  type ProfileSetting,
} from "./profiles.js";
