import { change, draws, fresh, holder, nothing, readsFile, scalar, view, writesFile } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const tensor = "torch object";
const drawn = { effects: [draws("torch random")] };

/**
 * Tensors, modules, optimizers and loaders are one type: an optimizer holds a model's parameters, a loss its graph. What is
 * not known to leave an object alone changes it and all that it holds, and may draw, as dropout and shuffling do.
 */
export const torch: Library = {
  modules: ["torch", "torchvision"],
  source: "PyTorch 2.4 documentation: https://pytorch.org/docs/2.4/",
  functions: under(
    "torch",
    together(
      table(
        [
          holder(tensor),
          `tensor zeros ones full arange linspace logspace eye empty zeros_like ones_like full_like stack cat concat vstack hstack
           where matmul mm bmm add sub mul div pow exp log sqrt sin cos tanh sigmoid relu softmax argmax argmin max min sum mean
           std var abs clamp round floor ceil sort topk unique norm dot einsum cumsum cumprod eq ne gt lt ge le isnan isinf all any
           outer cross meshgrid flatten roll flip masked_select gather index_select`,
        ],
        [
          view(tensor),
          "from_numpy as_tensor asarray squeeze unsqueeze reshape transpose permute split chunk diag real imag",
        ],
        [
          fresh(tensor, drawn),
          "rand randn randint randperm normal bernoulli multinomial rand_like randn_like poisson",
        ],
        [
          fresh(tensor, { effects: [change("torch random")] }),
          "manual_seed seed set_rng_state cuda.manual_seed cuda.manual_seed_all",
        ],
        [
          nothing({ effects: [change("settings")] }),
          "set_default_dtype set_default_device set_num_threads set_printoptions",
        ],
        [fresh(tensor, { effects: [change("settings")] }), "set_grad_enabled"],
        [
          nothing({ effects: [change("settings"), change("environment"), change("warnings")] }),
          "use_deterministic_algorithms",
        ],
        [
          scalar(),
          "device cuda.is_available cuda.device_count is_tensor numel get_num_threads get_default_dtype backends.mps.is_available",
        ],
        [holder("torch loader", { changes: ["arguments"] }), "utils.data.DataLoader"],
        [
          scalar("process reading"),
          `cuda.memory_allocated cuda.max_memory_allocated cuda.memory_reserved cuda.max_memory_reserved`,
        ],
        [holder(tensor), "no_grad enable_grad inference_mode cuda.empty_cache"],
        [nothing({ effects: [writesFile(1, "f")] }), "save"],
        [fresh(tensor, { effects: [readsFile(0, "f")] }), "load"],
      ),
    ),
  ),
  // Layers draw their first weights.
  otherwise: holder(tensor, { ...drawn, changes: ["arguments", "held"] }),
  types: {
    "torch loader": { bases: [tensor], iterator: true, iteration: view(tensor, drawn) },
    [tensor]: {
      calls: true,
      methods: table(
        [scalar(), "item size dim numel nelement element_size is_contiguous __len__"],
        [fresh("list"), "tolist"],
        [view(tensor), "get_lr get_last_lr"],
        [
          view(tensor),
          `numpy detach view reshape squeeze unsqueeze transpose permute t flatten expand contiguous
           int long bool parameters named_parameters children modules named_modules state_dict data_ptr clone`,
        ],
        // Of a tensor they give another one; a module they change, with all its parameters.
        [view(tensor, { changes: ["held"] }), "to cpu cuda double float half bfloat16 type requires_grad_"],
        [
          holder(tensor),
          `mean sum std var max min argmax argmin abs exp log sqrt pow matmul mm dot softmax sigmoid tanh relu norm eq ne gt lt ge le
           all any cumsum round floor ceil clamp sort topk unique nonzero repeat masked_fill gather`,
        ],
      ),
      anyAttribute: view(tensor),
      item: view(tensor),
      iteration: view(tensor, { ...drawn }),
      operation: holder(tensor),
      otherwise: holder(tensor, { ...drawn, changes: ["held"] }),
      call: holder(tensor, { ...drawn, changes: ["held"] }),
    },
  },
};
