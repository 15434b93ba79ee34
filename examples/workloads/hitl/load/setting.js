import { settingOf } from "../../kit/load/setting.js";

export const setting = settingOf("http://localhost:8003");
