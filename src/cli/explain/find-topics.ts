import {
  attentionTopics,
  faultTopics,
  meshReasonTopics,
  meshTopics,
  responseTopics,
  stateTopics,
} from "./code-topics.js";
import { ruleTopics } from "./rule-topics.js";
import type { Topic } from "./topic.js";

/** Everything that can be explained. */
export function allTopics(): readonly Topic[] {
  return [ruleTopics, faultTopics, attentionTopics, stateTopics, responseTopics, meshTopics, meshReasonTopics].flatMap(
    (list) => list(),
  );
}

/** What a word stands for, in any case: one word may be a kind of fault and a state as well. */
export function topicsNamed(word: string, topics: readonly Topic[]): readonly Topic[] {
  const wanted = word.toLowerCase();
  return topics.filter(({ id }) => id.toLowerCase() === wanted);
}
