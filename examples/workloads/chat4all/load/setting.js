import { settingOf } from "../../kit/load/setting.js";

export const setting = settingOf("http://localhost:8080");
export const { short, target } = setting;
