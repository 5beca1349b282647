import "./lib/picker";
