// veraPDF: FILE PROFILE…; prints a verdict for each profile, then the rules the file breaks.
// Read by Rhino, which comes with veraPDF: a Java runtime is enough, no compiler is asked for.
importPackage(org.verapdf.pdfa, org.verapdf.pdfa.flavours, org.verapdf.gf.foundry);
VeraGreenfieldFoundryProvider.initialise();
var foundry = Foundries.defaultInstance();
for (var i = 1; i < arguments.length; i++) {
  var flavour = PDFAFlavour.byFlavourId(arguments[i]);
  var parser = foundry.createParser(new java.io.File(arguments[0]), flavour);
  var result = foundry.createValidator(flavour, 100, false, false, false).validate(parser);
  print("verdict " + arguments[i] + " " + result.isCompliant());
  for (var it = result.getTestAssertions().iterator(); it.hasNext();) {
    var rule = it.next();
    var where = rule.getLocation() ? rule.getLocation().getContext() : "";
    print(arguments[i] + " " + rule.getRuleId().getClause() + "-" + rule.getRuleId().getTestNumber() + ": "
      + rule.getMessage() + " (" + where + ")");
  }
  parser.close();
}
