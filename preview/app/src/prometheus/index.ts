export { type Answer, ask, QueryError } from "./api.ts";
export { askQuestion, type QueryOutcome } from "./ask-question.ts";
export { type QueryContext, type Question, questionsOf } from "./question.ts";
export { stepOf } from "./step.ts";
