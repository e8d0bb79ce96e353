const { pharmacyFirst, buildMessage, validateMessage } = require("gp-connect-update-record");
const { memoryMesh } = require("gp-connect-update-record/mesh");
const { memoryStore, openDelivery } = require("gp-connect-update-record/delivery");
const { renderText } = require("gp-connect-update-record/render");

test("a message is built, checked and stored", async () => {
  const consultation = pharmacyFirst.sinusitis({
    patient: {
      nhsNumber: "999 195 6832",
      nhsNumberVerification: "01",
      name: { family: "Sample" },
      gender: "female",
      birthDate: "1984-02-29",
    },
    pharmacy: { odsCode: "FA123", name: "High Street Pharmacy" },
    practitioner: { name: { family: "Example" }, gphcNumber: "2070001", role: "R1290" },
    startedAt: new Date().toISOString(),
    seen: "in-person",
    gatewayPoint: "met",
    sharing: "agreed",
    clinicalSummary: "Facial pain for 12 days.",
  });
  const sender = { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" };
  expect(validateMessage(buildMessage(consultation, { sender }).xml).valid).toBe(true);
  expect(renderText(consultation)).toContain("Facial pain");
  const transport = memoryMesh().transport(sender.mailboxId);
  const delivery = await openDelivery({ store: memoryStore(), transport, sender });
  expect((await delivery.submit(consultation, { id: "1" })).state).toBe("queued");
  await delivery.close();
});
