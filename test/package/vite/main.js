import { parseConsultation, review, validateMessage } from "gp-connect-update-record";
import { renderHtml } from "gp-connect-update-record/render";
import { pathwayMedicines } from "gp-connect-update-record/pathway-medicines";
document.body.textContent = [
  parseConsultation,
  review,
  validateMessage,
  renderHtml,
  pathwayMedicines.forPathway("sinusitis").length,
].join();
