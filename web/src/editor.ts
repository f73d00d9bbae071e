import Yasgui from "@zazuko/yasgui";
console.log(Yasgui);
