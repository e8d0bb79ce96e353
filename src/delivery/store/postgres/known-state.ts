import { InvalidValueError } from "../../../errors.js";
import { stateTable, type DeliveryState } from "../../states.js";

/** States are written into statements, so that their indexes are found. @throws InvalidValueError for anything else. */
export function knownState(state: DeliveryState): DeliveryState {
  if (!Object.hasOwn(stateTable, state)) throw new InvalidValueError("states", "must be states of the table");
  return state;
}
