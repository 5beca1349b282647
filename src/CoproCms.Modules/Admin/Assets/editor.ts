import "./editor/keys";
import "./editor/inputs";
import "./editor/rows";
import "./editor/nested";
import "./editor/pickers";
import "./editor/terms";
import "./editor/media";
import "./editor/geo";
